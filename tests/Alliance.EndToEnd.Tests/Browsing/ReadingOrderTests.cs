using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>On an Arabic page a range begins at the right: both ends are measured where they stand (G1).</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class ReadingOrderTests
{
    /// <summary>Every range on the page, in words, tables, pagers and drawings: whether its first end stands before its last, as one reads.</summary>
    private const string Ranges = """
        () => {
          const found = [];
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; node = words.nextNode();)
            for (const range of node.data.matchAll(/\u2068([^\u2069]+)\u2069(?: إلى |–)\u2068([^\u2069]+)\u2069/g)) {
              const place = (from, length) => {
                const letters = document.createRange();
                letters.setStart(node, from);
                letters.setEnd(node, from + length);
                return [...letters.getClientRects()].filter(x => x.width > 0);
              };
              const first = place(range.index + 1, range[1].length).at(-1);
              const last = place(range.index + range[0].length - 1 - range[2].length, range[2].length).at(0);
              if (!first || !last) continue; // nowhere to be seen
              const isOnOneLine = Math.min(first.bottom, last.bottom) - Math.max(first.top, last.top) > first.height / 2;
              found.push({ text: range[0].replace(/[\u2068\u2069]/g, ""), isInOrder: isOnOneLine ? first.left >= last.right - 1 : first.top < last.top });
            }
          return JSON.stringify(found);
        }
        """;

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    [TestCase("loans", "1 إلى 25")]
    [TestCase("fund", " إلى ")]
    [TestCase("arrears", "1 إلى 30")]
    [TestCase("reports/collected?from=2023-01-01&to=2023-06-30", "1 يناير 2023 إلى 30 يونيو 2023")]
    public async Task A_range_begins_where_one_begins_to_read(string path, string expected)
    {
        foreach (var width in new[] { 1280, 390 })
        {
            await using var browser = await Browsers.Visit("ar", width);
            var desk = new Desk(_host, await browser.NewPageAsync());
            await desk.SignIn("souss-massa", "tresorier");
            await desk.Page.Show(new Uri(_host.Address("souss-massa"), $"language?to=ar&returnUrl={Uri.EscapeDataString("/" + path)}"));

            var ranges = JsonDocument.Parse(await desk.Page.EvaluateAsync<string>(Ranges)).RootElement.EnumerateArray()
                .Select(x => (Text: x.GetProperty("text").GetString()!, IsInOrder: x.GetProperty("isInOrder").GetBoolean())).ToList();

            Assert.That(ranges.Select(x => x.Text), Has.Some.Contains(expected), $"{path} at {width}");
            Assert.That(ranges.Where(x => !x.IsInOrder).Select(x => x.Text), Is.Empty, $"{path} at {width}");
        }
    }

    /// <summary>That the measure can tell: a sign between two bare ends of different direction changes their places.</summary>
    [Test]
    public async Task A_range_in_the_wrong_order_would_be_seen()
    {
        await using var browser = await Browsers.Visit("ar");
        var page = await browser.NewPageAsync();

        await page.SetContentAsync("<p dir=rtl><bdo dir=ltr>\u20681\u2069 إلى \u206830\u2069</bdo></p>");

        Assert.That(JsonDocument.Parse(await page.EvaluateAsync<string>(Ranges)).RootElement[0].GetProperty("isInOrder").GetBoolean(), Is.False);
    }
}
