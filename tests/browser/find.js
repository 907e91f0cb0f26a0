// Finds the visible elements that have a role and an accessible name, roughly as assistive technology would.
// Arguments: role, name (empty for any; compared without case, a whole name goes before a part of one), and an
// element to look inside of, or null. Returns the elements in document order.
const [role, wanted, within] = arguments;
const selectors = {
  alert: "[role=alert]", article: "article", banner: "header", blockquote: "blockquote", button: "button, summary, input[type=button], input[type=submit]",
  cell: "td", checkbox: "input[type=checkbox]", columnheader: "th:not([scope=row])", combobox: "select", complementary: "aside",
  definition: "dd", dialog: "dialog", figure: "figure", form: "form", group: "fieldset, details",
  heading: "h1, h2, h3, h4, h5, h6", image: "img", link: "a[href]", list: "ul, ol", listitem: "li", main: "main",
  mark: "mark", navigation: "nav", option: "option", radio: "input[type=radio]", region: "section",
  row: "tr", rowheader: "th[scope=row]", searchbox: "input[type=search]", slider: "input[type=range]", status: "output", table: "table",
  textbox: "input:not([type]), input[type=text], input[type=date], input[type=email], input[type=url], textarea",
};
const squeeze = (text) => (text || "").replace(/\s+/g, " ").trim();
const fromContent = new Set(["article", "button", "cell", "checkbox", "columnheader", "heading", "link", "listitem",
  "mark", "menuitem", "option", "radio", "row", "rowheader", "switch", "tab", "treeitem", "status"]);
const name = (element) => {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return squeeze(ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" "));
  const label = element.getAttribute("aria-label");
  if (label) return squeeze(label);
  if (element.labels?.length) return squeeze([...element.labels].map((l) => l.innerText).join(" "));
  if (element.alt) return squeeze(element.alt);
  const own = element.querySelector(":scope > legend, :scope > caption, :scope > figcaption, :scope > summary, :scope > title");
  if (own) return squeeze(own.textContent);
  const content = fromContent.has(role) ? squeeze(element.innerText ?? element.textContent) : "";
  return content || squeeze(element.title || element.placeholder || element.value);
};
const explicit = role === "image" ? '[role~="image"], [role~="img"]' : `[role~="${role}"]`;
const query = selectors[role] ? `${selectors[role]}, ${explicit}` : explicit;
const shown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })
  && !element.closest("[inert], [aria-hidden=true]");
const candidates = [...(within || document).querySelectorAll(query)].filter((element) => {
  const says = element.getAttribute("role");
  return (!says || says.replace("img", "image").split(/\s+/).includes(role)) && shown(element);
});
const want = squeeze(wanted).toLowerCase();
if (!want) return candidates;
const named = candidates.map((element) => [element, name(element).toLowerCase()]);
const whole = named.filter(([, its]) => its === want);
return (whole.length ? whole : named.filter(([, its]) => its.includes(want))).map(([element]) => element);
