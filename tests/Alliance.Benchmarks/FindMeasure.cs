using System.Diagnostics;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Data.Sqlite;

namespace Alliance.Benchmarks;

/// <summary>The search over everything, on a platform of 100 000 persons, enterprises, dossiers and loans: as long as the server works on what has been typed so far.</summary>
internal static class FindMeasure
{
    private const int Rounds = 12;
    private const int Goal = 100;

    /// <summary>In Latin and Arabic letters, folded as the product stores them.</summary>
    private static readonly string[] First = ["fatima zahra", "mohammed", "amina", "youssef", "khadija", "brahim", "hanane", "abdellatif", "salma", "mehdi", "امينه", "محمد", "فاطمه", "يوسف", "خديجه"];

    private static readonly string[] Last =
        ["amrani", "benali", "el alaoui", "tazi", "ouchen", "rguibi", "bouhmidi", "lakhal", "idrissi", "chraibi", "bennis", "zerouali", "mernissi", "ait taleb", "el fassi", "sekkat", "naciri", "العلوي", "بنعلي", "الادريسي", "التازي", "السوسي"];

    private static readonly (string Kind, string[] Written)[] Typed =
    [
        ("a name that many have", ["am", "fatima", "mohammed ben", "Benali", "أمينة", "محمد العلوي"]),
        ("a name that one has", ["zerouali 7", "Fatima Zahra Aït Taleb 99", "خديجة التازي 12"]),
        ("a name that nobody has", ["vandenbrouck", "زكرياء الوهراني", "kowalski jan"]),
        ("a CIN", ["JB100077", "jb 123-456", "JB999999"]),
        ("a telephone", ["0600012345", "+212 6 00 05 43 21", "0699999999"]),
        ("a number", ["P0-17-300", "P0-D-249-399", "R-2023-000001", "P0-9999-1"]),
        ("an amount", ["45 000,00 DH", "٤٨٬٠٠٠٫٠٠", "1 234,56"]),
        ("an act", ["enregistrer un paiement pour benali", "paiement P0-17-300", "تسجيل أداء"]),
    ];

    public static async Task<IEnumerable<Line>> Run()
    {
        using var platform = await LargePlatform.Make(withHistory: false);
        await Name(platform);
        foreach (var written in Typed.SelectMany(x => x.Written)) await Time(platform, written); // warming up
        var all = new List<double>();
        var lines = new List<Line>();
        foreach (var (kind, written) in Typed)
        {
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
                foreach (var one in written) times.Add(await Time(platform, one));
            all.AddRange(times);
            lines.Add(new($"  {kind}: median", Report.Number(times.Median(), "ms"), "", "", "", null));
        }

        var slow = all.NinetyFifth();
        return [new("everything searched among 100 000 persons and loans, 95th of 100", Report.Number(slow, "ms"), "", "", $"≤ {Goal} ms", slow <= Goal), .. lines];
    }

    private static async Task<double> Time(LargePlatform platform, string written)
    {
        var started = Stopwatch.GetTimestamp();
        await platform.Run<FindAnything, IReadOnlyList<FoundGroup>>(x => x.Handle(Sought.Read(written), HostKind.Platform));
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>A name, a CIN and a telephone for each: the copies of a few hundred rows have one for all.</summary>
    private static async Task Name(LargePlatform platform)
    {
        await using var connection = new SqliteConnection(platform.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"""
            UPDATE platform_entrepreneurs SET "{Search.Column}" = {Of(First, 1)} || ' ' || {Of(Last, First.Length)} || ' ' || (rowid % 1000) || ' jb ' || (100000 + rowid) || ' 06' || printf('%08d', rowid);
            UPDATE platform_enterprises SET "{Search.Column}" = {Of(["atelier", "cooperative", "menuiserie", "boulangerie", "garage", "مخبزه", "تعاونيه"], 3)} || ' ' || {Of(Last, 7)} || ' ' || rowid;
            ANALYZE;
            """;
        await command.ExecuteNonQueryAsync();
    }

    private static string Of(string[] words, int every) =>
        $"(CASE (rowid / {every}) % {words.Length} {string.Join(' ', words.Select((word, at) => $"WHEN {at} THEN '{word}'"))} END)";
}
