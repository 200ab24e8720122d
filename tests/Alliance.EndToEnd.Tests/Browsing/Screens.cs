using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What doesn't fit on a screen of some width, as a reader would notice it.</summary>
internal static class Screens
{
    /// <summary>Two telephones, a tablet upright and on its side, a small desk, a large one.</summary>
    public static readonly int[] Widths = [360, 390, 768, 1024, 1280, 1600];

    /// <summary>Names what sticks out: the page itself, text of cells and cards, controls, and regions that slide without saying so.</summary>
    private const string Measure =
        """
        () => {
          const root = document.documentElement, found = [];
          const name = x => `${x.tagName.toLowerCase()}${x.id ? "#" + x.id : ""}${x.className?.trim ? "." + x.className.trim().split(/\s+/).join(".") : ""} “${(x.innerText || x.value || x.getAttribute("aria-label") || "").trim().slice(0, 40)}”`;
          const once = of => { const known = new Map(); return x => { if (!known.has(x)) known.set(x, of(x)); return known.get(x); }; };
          const slides = once(x => ["auto", "scroll"].includes(getComputedStyle(x).overflowX) && x.scrollWidth > x.clientWidth + 1);
          const slider = once(x => !x || x === document.body ? null : slides(x) ? x : slider(x.parentElement));
          const unseen = once(x => !x.checkVisibility({ visibilityProperty: true }) || x.closest(".visually-hidden, .skip-link, svg, .navigation") || x.getBoundingClientRect().width <= 1
            || (x.closest("thead") && getComputedStyle(x.closest("thead")).position === "absolute")); // of rows as cards: for those who hear the page
          if (root.scrollWidth > root.clientWidth) found.push(`the page: ${root.scrollWidth} in ${root.clientWidth}`);
          for (const x of document.querySelectorAll("th, td"))
            if (!unseen(x) && getComputedStyle(x).display !== "none" && x.scrollWidth > x.clientWidth + 1 && !slides(x)) found.push("cell " + name(x));
          for (const x of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
            if (unseen(x) || slider(x)) continue;
            const { left, right } = x.getBoundingClientRect();
            if (left < -1 || right > root.clientWidth + 1) found.push("control " + name(x));
          }
          for (const x of document.querySelectorAll("main *"))
            if (!unseen(x) && slides(x) && x.tagName !== "TEXTAREA" && !((x.getAttribute("aria-label") || x.getAttribute("aria-labelledby")) && (x.tabIndex >= 0 || x.querySelector("a[href], button, input, select, summary")))) found.push("slides " + name(x));
          const words = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          for (let node; (node = words.nextNode());) {
            const x = node.parentElement;
            if (!node.data.trim() || unseen(x) || slider(x) || x.closest(".plot, option, script, style")) continue;
            const box = x.closest("td, th, .panel, .figure-card, .list, .notice, .form-card, .button, .chip, .status, .report-index > li, main");
            range.selectNodeContents(node);
            const text = range.getBoundingClientRect(), frame = box.getBoundingClientRect();
            if (text.width > 0 && (text.left < frame.left - 2 || text.right > frame.right + 2) && getComputedStyle(x).textOverflow !== "ellipsis") found.push("text " + name(x));
          }
          return [...new Set(found)];
        }
        """;

    /// <summary>At every width.</summary>
    /// <remarks>Nothing is painted meanwhile, which would take longer than the rest.</remarks>
    public static async Task<IEnumerable<string>> NotFitting(IPage page)
    {
        var found = new List<string>();
        await page.EvaluateAsync("() => { document.documentElement.style.opacity = 0; }");
        var screen = await page.Context.NewCDPSessionAsync(page);
        foreach (var width in Widths)
        {
            await screen.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 200, ["deviceScaleFactor"] = 1, ["mobile"] = false });
            found.AddRange((await page.EvaluateAsync<string[]>(Measure)).Select(x => $"{width}: {x}"));
        }

        await screen.DetachAsync();
        await page.EvaluateAsync("() => { document.documentElement.style.opacity = ''; }");
        return found;
    }
}
