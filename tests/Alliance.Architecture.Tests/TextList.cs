using System.Net;
using System.Text.RegularExpressions;
using MiniExcelLibs;

namespace Alliance.Architecture.Tests;

/// <summary>All texts of the product, French, Arabic and English side by side, as a workbook for who reviews them; what they changed is read back.</summary>
internal static partial class TextList
{
    private static readonly string[] Languages = ["French", "Arabic", "English"];

    private static readonly string[] Endings = ["", ".ar", ".en"];

    /// <param name="folder">Holds <c>src</c>.</param>
    public static int Write(string workbook, string folder)
    {
        var rows = Sets(folder).SelectMany(Rows).ToList();
        MiniExcel.SaveAs(workbook, rows, overwriteFile: true);
        return rows.Count;
    }

    /// <summary>Writes what differs into the sets below the folder; all or nothing.</summary>
    /// <returns>Set, language and key of each text that was changed.</returns>
    /// <exception cref="InvalidDataException">A row names no text, leaves one empty or fills in other values than the text does; all of them are named.</exception>
    public static IReadOnlyList<string> ReadBack(string workbook, string folder)
    {
        var sets = Sets(folder).ToDictionary(x => Path.GetFileNameWithoutExtension(x), x => (Path: x, Texts: Texts(x)), StringComparer.Ordinal);
        var (changes, problems) = (new List<(string File, string Key, string Text, string Said)>(), new List<string>());
        foreach (IDictionary<string, object?> row in MiniExcel.Query(workbook, useHeaderRow: true))
        {
            var (name, key) = ($"{row["Set"]}", $"{row["Key"]}");
            if (!sets.TryGetValue(name, out var set) || !set.Texts[0].ContainsKey(key))
            {
                problems.Add($"{name}, {key}: there is no such text");
                continue;
            }

            foreach (var (language, ending, texts) in Languages.Zip(Endings, set.Texts))
            {
                var (old, text) = (texts[key], $"{row[language]}".ReplaceLineEndings("\n").Trim());
                if (text == old.ReplaceLineEndings("\n").Trim()) continue;
                if (text.Length == 0) problems.Add($"{name}, {key}, {language}: empty");
                else if (Holes(text) != Holes(old)) problems.Add($"{name}, {key}, {language}: has to fill in {Holes(old)}");
                else changes.Add((FileOf(set.Path, ending), key, text, $"{name}, {language}: {key}"));
            }
        }

        if (problems.Count > 0) throw new InvalidDataException(string.Join('\n', problems));
        foreach (var (file, key, text, _) in changes) Replace(file, key, text);
        return changes.ConvertAll(x => x.Said);
    }

    private static IEnumerable<Dictionary<string, object>> Rows(string set)
    {
        var texts = Texts(set);
        return texts[0].Keys.Select(key => new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Set"] = Path.GetFileNameWithoutExtension(set),
            ["Key"] = key,
            ["French"] = texts[0][key],
            ["Arabic"] = texts[1][key],
            ["English"] = texts[2][key],
        });
    }

    private static IEnumerable<string> Sets(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "src"), "*Text.resx", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string FileOf(string set, string ending) => set.Replace(".resx", ending + ".resx", StringComparison.Ordinal);

    /// <summary>The set's texts by key, in each language.</summary>
    private static Dictionary<string, string>[] Texts(string set) => [.. Endings.Select(ending => Entry().Matches(File.ReadAllText(FileOf(set, ending)))
        .ToDictionary(x => WebUtility.HtmlDecode(x.Groups["key"].Value), x => WebUtility.HtmlDecode(x.Groups["text"].Value), StringComparer.Ordinal))];

    /// <summary>Nothing else of the file changes, so that what a reviewer did can be read in the history.</summary>
    private static void Replace(string file, string key, string text) => File.WriteAllText(file, Entry().Replace(File.ReadAllText(file), entry =>
        WebUtility.HtmlDecode(entry.Groups["key"].Value) == key ? $"{entry.Groups["before"].Value}{Escaped(text)}</value>" : entry.Value));

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Holes(string text) => string.Join(' ', Hole().Matches(text).Select(x => x.Value).Distinct().Order());

    [GeneratedRegex("(?<before><data name=\"(?<key>[^\"]*)\"[^>]*>\\s*<value>)(?<text>[^<]*)</value>")] private static partial Regex Entry();

    /// <summary>A number alone, or a name: <c>{0}</c>, <c>{0:…}</c>, <c>{borrower}</c>.</summary>
    [GeneratedRegex(@"\{\w+")] private static partial Regex Hole();
}
