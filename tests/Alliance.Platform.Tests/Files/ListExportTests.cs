using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Files;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Tests.Fund;
using Alliance.Platform.Tests.Lending.Loans;
using Alliance.Ui;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alliance.Platform.Tests.Files;

/// <summary>What one sees is what one exports.</summary>
internal sealed class ListExportTests
{
    [TestCase("/api/loans", "Argan Tiznit,Tapis Anzi")]
    [TestCase("/api/applications", "Argan Tiznit,Tapis Anzi")]
    public async Task Who_chooses_a_page_and_then_all_that_were_found_gets_all(string list, string all)
    {
        await using var host = await PlatformHost.Start();
        foreach (var enterprise in new[] { "Tapis Anzi", "Argan Tiznit" }) await new DossierInput { Enterprise = enterprise }.Approve(host);
        var rows = (await (await host.Client(Roles.Director).GetAsync(list)).Json()).GetProperty("rows");
        var first = rows.EnumerateArray().First(x => x.GetProperty("enterprise").GetString() == "Tapis Anzi").GetProperty("id").GetString();
        var query = $"format=csv&orderBy=enterprise&descending=false&id={first}";

        var (chosen, everything) = (await Csv(host, $"{list}/export?{query}"), await Csv(host, $"{list}/export?{query}&all=true"));

        Assert.That(chosen, Has.Length.EqualTo(2).And.Some.Contains("Tapis Anzi"));
        Assert.That(string.Join(',', everything.Skip(1).Select(x => x.Split(';').First(y => all.Contains(y, StringComparison.Ordinal) && y.Length > 0))), Is.EqualTo(all));
    }

    [Test]
    public async Task More_than_any_page_holds_is_exported_whole()
    {
        await using var fund = await FundCase.Empty();
        var agreement = await fund.Agreement("C-1", 1_000_000);
        for (var day = 0; day < Paging.LargestSize + 3; day++)
            await (await fund.Contribute(agreement, 100, new DateOnly(2022, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).Json(HttpStatusCode.Created);

        Assert.That(await Csv(fund.Host, "/api/fund/movements/export?format=csv&asShown=true&descending=true"), Has.Length.EqualTo(3 + 1 + Paging.LargestSize + 3), "title, filter, a blank line, headings and all rows");
    }

    [Test]
    public async Task The_journal_goes_out_as_it_is_shown()
    {
        await using var fund = await FundCase.Empty();
        var agreement = await fund.Agreement("C-1", 100_000, paidIn: 40_000, on: "2023-06-01");
        await (await fund.Contribute(agreement, 25_000, "2023-06-10")).Json(HttpStatusCode.Created);

        var whole = await Csv(fund.Host, "/api/fund/movements/export?format=csv&asShown=true&descending=true&columns=bank,after&from=2023-06-01");
        var ofOne = await Csv(fund.Host, $"/api/fund/movements/export?format=csv&asShown=true&descending=true&agreementId={agreement}");

        Assert.That(whole[0], Does.StartWith("Mouvements du fonds · "));
        Assert.That(whole[1], Is.EqualTo("Du: 1 juin 2023"));
        Assert.That(whole[3..], Is.EqualTo(new[]
        {
            "Date comptable;Date de valeur;Banque (DH);Solde (DH)",
            "2023-06-10;2023-06-10;25000;65000",
            "2023-06-01;2023-06-01;40000;40000",
        }));
        Assert.That(ofOne[1], Is.EqualTo("Convention: C-1"));
        Assert.That(ofOne[3], Is.EqualTo("Date comptable;Date de valeur;Mouvement;Convention;Prêt;Référence;Banque (DH);Solde (DH)"), "of one agreement the page shows the bank alone");
    }

    [Test]
    public async Task Provinces_are_named_in_the_reader_s_language()
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput { Province = "Tiznit" }.Approve(host);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Cultures.Arabic;
            var file = await host.Run<ExportLoans, FileStreamHttpResult>(x => x.Handle(new(), new("csv", AsShown: true, "province")), Roles.Director);

            using var reader = new StreamReader(file.FileStream, Encoding.UTF8);
            Assert.That(await reader.ReadToEndAsync(), Does.Contain("تيزنيت").And.Not.Contain("Tiznit"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>The page's address stays behind: a filter that isn't written above makes a part look like the whole (G3, S37).</summary>
    [TestCaseSource(nameof(Filters))]
    public async Task Each_filter_is_written_above(string list, string filter)
    {
        await using var host = await PlatformHost.Start();

        var (whole, part) = (await Csv(host, $"{list}/export?format=csv&asShown=true"), await Csv(host, $"{list}/export?format=csv&asShown=true&{filter}"));

        Assert.That(whole[1], Is.EqualTo("Sans filtre"));
        Assert.That(part[1], Is.Not.EqualTo("Sans filtre"), part[1]);
        Assert.That(part[..1], Is.EqualTo(whole[..1]));
    }

    private static IEnumerable<TestCaseData> Filters() =>
        from list in new Dictionary<string, Type>(StringComparer.Ordinal)
        {
            ["/api/loans"] = typeof(ListLoans.Query),
            ["/api/applications"] = typeof(ListApplications.Query),
            ["/api/arrears"] = typeof(ListArrears.Query),
            ["/api/fund/movements"] = typeof(ListMovements.Query),
        }
        from property in list.Value.GetProperties()
        where property.Name is not ("OrderBy" or "Descending" or "Page" or "Size" or "All")
        select new TestCaseData(list.Key, $"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}={Sample(property.PropertyType)}").SetArgDisplayNames(list.Key, property.Name);

    private static string Sample(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var x when x == typeof(bool) => "true",
        var x when x == typeof(int) => "1",
        var x when x == typeof(DateOnly) => "2023-06-01",
        var x when x == typeof(string) => "x",
        { IsGenericType: true } x when x.GetGenericTypeDefinition() == typeof(Word<>) => JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetNames(x.GenericTypeArguments[0])[0]),
        _ => "0198c0de-0000-7000-8000-000000000001", // keys
    };

    private static async Task<string[]> Csv(PlatformHost host, string path) =>
        [.. Encoding.UTF8.GetString(await host.Client(Roles.Director).GetByteArrayAsync(path)).Trim('\uFEFF').TrimEnd().Split('\n').Select(x => x.Trim('\r').TrimEnd(';').Replace("\"", "", StringComparison.Ordinal))];
}
