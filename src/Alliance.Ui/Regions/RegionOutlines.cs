using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Alliance.Ui;

/// <summary>The outlines of the regions as SVG paths, read once from the embedded <c>regions.geojson</c> (© OpenStreetMap contributors, ODbL 1.0).</summary>
/// <remarks>Equirectangular, scaled by the cosine of 29°, the middle of the country: shapes look as people know them.</remarks>
internal static class RegionOutlines
{
    /// <summary>Units of the view box per degree of latitude.</summary>
    private const double Scale = 40;

    private static readonly double Narrowing = Math.Cos(29 * Math.PI / 180);
    private static readonly Lazy<Outlines> Read = new(Load);

    public static IReadOnlyDictionary<string, Outline> All => Read.Value.ByCode;

    /// <summary><c>0 0 width height</c>.</summary>
    public static string ViewBox => Read.Value.ViewBox;

    private static Outlines Load()
    {
        using var stream = typeof(RegionOutlines).Assembly.GetManifestResourceStream("Alliance.Ui.regions.geojson")!;
        using var json = JsonDocument.Parse(stream);
        var rings = json.RootElement.GetProperty("features").EnumerateArray().ToDictionary(
            x => x.GetProperty("id").GetString()!,
            x => x.GetProperty("geometry").GetProperty("coordinates").EnumerateArray()
                .SelectMany(polygon => polygon.EnumerateArray())
                .Select(ring => ring.EnumerateArray().Select(Project).ToArray()).ToArray(),
            StringComparer.Ordinal);

        var points = rings.Values.SelectMany(x => x).SelectMany(x => x).ToArray();
        var (left, top) = (points.Min(x => x.X) - 4, points.Min(x => x.Y) - 4);
        var (width, height) = (points.Max(x => x.X) - left + 4, points.Max(x => x.Y) - top + 4);
        return new(
            rings.ToDictionary(
                x => x.Key, x => new Outline(Path(x.Value, left, top), Centre(x.Value.MaxBy(Area)!, left, top)), StringComparer.Ordinal),
            string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0} {height:0}"));
    }

    private static Point Project(JsonElement position) => new(position[0].GetDouble() * Narrowing * Scale, -position[1].GetDouble() * Scale);

    private static string Path(Point[][] rings, double left, double top)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            for (var at = 0; at < ring.Length; at++)
                path.Append(CultureInfo.InvariantCulture, $"{(at == 0 ? 'M' : 'L')}{ring[at].X - left:0.#} {ring[at].Y - top:0.#}");
            path.Append('Z');
        }

        return path.ToString();
    }

    /// <summary>The centre of gravity, where a label stands.</summary>
    private static Point Centre(Point[] ring, double left, double top)
    {
        double x = 0, y = 0, doubled = 0;
        for (var at = 0; at < ring.Length - 1; at++)
        {
            var cross = (ring[at].X * ring[at + 1].Y) - (ring[at + 1].X * ring[at].Y);
            (x, y, doubled) = (x + ((ring[at].X + ring[at + 1].X) * cross), y + ((ring[at].Y + ring[at + 1].Y) * cross), doubled + cross);
        }

        return new((x / (3 * doubled)) - left, (y / (3 * doubled)) - top);
    }

    private static double Area(Point[] ring) =>
        Math.Abs(Enumerable.Range(0, ring.Length - 1).Sum(at => (ring[at].X * ring[at + 1].Y) - (ring[at + 1].X * ring[at].Y)));

    internal sealed record Outline(string Path, Point Centre);

    internal readonly record struct Point(double X, double Y);

    private sealed record Outlines(IReadOnlyDictionary<string, Outline> ByCode, string ViewBox);
}
