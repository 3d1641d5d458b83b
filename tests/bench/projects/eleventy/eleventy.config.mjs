import { View, parse } from "vega";
import { compile } from "vega-lite";

export default function (config) {
  config.addAsyncFilter("drawn", async (chart) => {
    const view = new View(parse(compile(chart).spec), { renderer: "none" });
    return view.toSVG();
  });
  return { dir: { input: "content", includes: "../_includes", output: "public" } };
}
