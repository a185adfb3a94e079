// What a page is built of, without its words: axe-core judges that, so two pages built alike are looked at once.
// The frame and the page inside it are told apart: most pages share the frame, and some pages are shown in many.

/** One line for the frame and one for what is in it. */
export function structures(page) {
  return page.evaluate(() => {
    // Where a value decides how something looks or is announced, it counts; elsewhere only that it is there.
    const telling = ["class", "role", "type", "rel", "lang"];
    const attribute = ({ name, value }) =>
      telling.includes(name) || /^data-(color|variant|size|layout)|^aria-(current|hidden|invalid)/.test(name)
        ? `${name}=${value}`
        : name;
    const of = (it, skip) => {
      if (it === skip) return "";
      if (it.namespaceURI.endsWith("/svg")) return "svg";
      const parts = [...it.children].map((child) => of(child, skip));
      // A list of two is a list of many.
      const inside = parts.filter((part, i) => part && parts.indexOf(part) === i);
      const words = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const attributes = [...it.attributes].map(attribute).sort();
      return `${it.tagName}[${attributes}]${words ? "t" : ""}{${inside}}`;
    };
    const main = document.querySelector("main");
    return [`frame ${of(document.documentElement, main)}`, `main ${main ? of(main) : ""}`];
  });
}
