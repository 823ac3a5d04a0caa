// Draws every figure with data-plot from the JSON it contains.
(() => {
  const drawn = new Map();
  let library;
  const load = (address) => library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

  // A token can be light-dark(), which only a real CSS property resolves.
  const color = (name) => {
    const probe = document.createElement("i");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

  const options = (plot) => {
    const quiet = color("--tn-quiet"), line = color("--tn-line"), text = color("--tn-text"), raised = color("--tn-raised");
    const full = new Intl.NumberFormat("en", { minimumFractionDigits: plot.decimals, maximumFractionDigits: plot.decimals });
    const signed = (value, format) => (value < 0 ? "−" : "") + plot.prefix + format.format(Math.abs(value)) + plot.suffix;
    const format = (value) => value == null ? "–" : signed(value, full);
    const bars = plot.kind !== "Line";
    return {
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      animationDuration: 250,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 16, top: plot.series.length > 1 ? 40 : 16, bottom: 12, containLabel: true },
      legend: plot.series.length > 1 ? { type: "scroll", left: 8, right: 8, top: 4, pageTextStyle: { color: quiet }, pageIconColor: quiet, pageIconInactiveColor: line, icon: "roundRect", itemWidth: 10, itemHeight: 10, itemGap: 16, textStyle: { color: quiet, fontSize: 12 } } : undefined,
      tooltip: {
        trigger: "axis", renderMode: "richText", confine: true, backgroundColor: raised, borderColor: line, textStyle: { color: text, fontSize: 12 },
        axisPointer: { type: bars ? "shadow" : "line", lineStyle: { color: quiet, type: "solid" }, shadowStyle: { opacity: 0.08 } },
        valueFormatter: format,
      },
      xAxis: { type: "category", data: plot.labels, boundaryGap: bars, axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: quiet, fontSize: 12, hideOverlap: true, margin: 12 } },
      yAxis: { type: "value", scale: !bars, splitNumber: 4, splitLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, fontSize: 12, formatter: (value) => signed(value, short) } },
      series: plot.series.map((series, index) => {
        const own = color(`--tn-plot-${series.color || index + 1}`);
        return {
          name: series.name, data: series.values, type: bars ? "bar" : "line", stack: plot.kind === "Stacked" ? "all" : undefined,
          color: own, barMaxWidth: 28, barGap: "15%", symbol: "circle", symbolSize: 6, showSymbol: plot.labels.length === 1,
          lineStyle: { width: 2, type: series.dashed ? [5, 5] : "solid" },
          itemStyle: bars ? { borderRadius: plot.kind === "Stacked" ? 0 : [3, 3, 0, 0] } : undefined,
        };
      }),
    };
  };

  const draw = (figure) => {
    const canvas = figure.querySelector(".tn-plot-canvas"), data = figure.querySelector("script[type='application/json']");
    if (!canvas || !data) return;
    const chart = drawn.get(canvas) ?? window.echarts.init(canvas, null, { renderer: "canvas" });
    chart.setOption(options(JSON.parse(data.textContent)), true);
    if (!drawn.has(canvas)) {
      drawn.set(canvas, chart);
      new ResizeObserver(() => chart.resize()).observe(canvas);
    }
  };

  window.tenantryPlots = async (scope, address) => {
    const figures = [...scope.querySelectorAll("[data-plot]")];
    if (figures.length === 0) return;
    for (const [canvas, chart] of drawn) if (!canvas.isConnected) { chart.dispose(); drawn.delete(canvas); }
    await load(address);
    figures.forEach(draw);
    root.dataset.plots = "drawn";
  };
  const root = document.documentElement;
  document.addEventListener("tn:theme", () => drawn.size && document.querySelectorAll("[data-plot]").forEach(draw));
})();
