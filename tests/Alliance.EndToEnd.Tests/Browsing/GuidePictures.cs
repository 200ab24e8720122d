using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>The pictures of the guides, taken of the demonstration; in French and Arabic, small.</summary>
public sealed class GuidePictures
{
    /// <summary>Bytes: a guide is read on a slow phone.</summary>
    private const int Largest = 40 * 1024;

    private static readonly string Folder = HostFolder.RepositoryFile("src/Alliance.Host/wwwroot/guide");

    /// <summary>Stands for the session that is under way.</summary>
    private const string UnderWay = "sessions/{open}";

    private static readonly (string Name, string Label, string Account, string Path)[] Pictures =
    [
        ("dossier", "larache", "charge", "applications/new"),
        ("day", "larache", "charge", "today"),
        ("arrears", "larache", "charge", "arrears"),
        ("decisions", "larache", "directeur", ""),
        ("desk", "larache", "tresorier", "treasury"),
        ("settings", "larache", "administration", "settings/change"),
        ("sessions", "larache", "comite", "sessions"),
        ("room", "larache", "comite", UnderWay),
        ("mentor", "larache", "parrain", ""),
        ("journal", "larache", "audit", "fund/journal"),
        ("national", "alliance", "analyste", "dashboard"),
    ];

    [Explicit("Writes them anew, when pages look otherwise: docs/how-to.md.")]
    [Test]
    public async Task Are_taken()
    {
        Directory.CreateDirectory(Folder);
        await using var host = await RunningHost.Start();
        foreach (var language in new[] { "fr", "ar" })
        {
            foreach (var (name, label, account, path) in Pictures)
            {
                await using var visit = await Browsers.Visit(language);
                var desk = new Desk(host, await visit.NewPageAsync());
                await desk.SignInByForm(label, account);
                var address = path is UnderWay ? await desk.Page.EvaluateAsync<string>("async () => 'sessions/' + (await (await fetch('/api/sessions')).json()).find(x => x.phase === 'open').id") : path;
                await desk.Page.Show(new Uri(host.Address(label), $"language?to={language}&returnUrl=/{address}"));
                await desk.Live();
                await desk.Page.AddStyleTagAsync(new() { Content = ".demo-banner { display: none }" });
                var taken = await desk.Page.ScreenshotAsync(new() { Clip = new() { X = 0, Y = 0, Width = 1280, Height = 760 } });
                await File.WriteAllBytesAsync(Path.Combine(Folder, $"{name}.{language}.webp"), await Smaller(desk.Page, taken));
            }
        }
    }

    [Test]
    public void Are_there_and_small()
    {
        var files = Directory.EnumerateFiles(Folder).ToList();

        Assert.That(files.Select(x => Path.GetFileName(x)), Is.EquivalentTo(Pictures.SelectMany(x => new[] { $"{x.Name}.fr.webp", $"{x.Name}.ar.webp" })));
        Assert.That(files.Where(x => new FileInfo(x).Length > Largest), Is.Empty);
    }

    /// <summary>By the browser itself, which knows the format.</summary>
    private static async Task<byte[]> Smaller(IPage page, byte[] picture)
    {
        var address = await page.EvaluateAsync<string>(
            """
            async bytes => {
              const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), x => x.charCodeAt(0))], { type: "image/png" }));
              const canvas = document.createElement("canvas");
              [canvas.width, canvas.height] = [800, Math.round(800 * picture.height / picture.width)];
              const paper = canvas.getContext("2d");
              paper.imageSmoothingQuality = "high";
              paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
              return canvas.toDataURL("image/webp", 0.72).split(",")[1];
            }
            """, Convert.ToBase64String(picture));
        return Convert.FromBase64String(address);
    }
}
