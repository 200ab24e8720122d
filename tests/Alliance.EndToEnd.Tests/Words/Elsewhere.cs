using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.EndToEnd.Tests.Outsiders;
using MimeKit;

namespace Alliance.EndToEnd.Tests.Words;

/// <summary>Pages that no other page leads to: from a mail, from a receipt on paper, from what went wrong. And what the demonstration has none of.</summary>
internal static partial class Elsewhere
{
    private const string Statement =
        """
        <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
        <Acct><Id><Othr><Id>007640000123450000041222</Id></Othr></Id></Acct>
        <Ntry><Amt Ccy="MAD">750.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2023-06-15</Dt></BookgDt><AddtlNtryInf>VIREMENT</AddtlNtryInf></Ntry>
        <Ntry><Amt Ccy="MAD">90.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2023-06-16</Dt></BookgDt><AddtlNtryInf>FRAIS</AddtlNtryInf></Ntry>
        </Stmt></BkToCstmrStmt></Document>
        """;

    public static async Task<IReadOnlyList<string>> Links(RunningHost host, Visitor treasurer, Visitor administrator, Visitor director)
    {
        await Import(treasurer);
        var invited = new { email = "nouvelle@larache.example", name = "Nouvelle Personne", roles = new[] { "auditor" } };
        (await administrator.Http.PostAsJsonAsync(new Uri("api/accounts", UriKind.Relative), invited)).EnsureSuccessStatusCode().Dispose();
        (await administrator.SubmitForm("forgotten-password", ("email", "audit@larache.example"))).Dispose();
        return
        [
            "status/403", "status/404", "status/409", "status/500", "invitation?code=x", "receipts/verify/none", "minutes/verify/none", .. await Minutes(director), "contracts/verify/none", .. await Contract(director), "opinion?code=none", await Opinion(host, director),
            await Receipt(treasurer), await Mailed(host, "invitation"), await Mailed(host, "reset-password"),
        ];
    }

    private static async Task Import(Visitor treasurer)
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Statement));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        (await treasurer.Http.PostAsync(new Uri("api/statements?otherAccount=true", UriKind.Relative), file)).EnsureSuccessStatusCode().Dispose();
    }

    private static async Task<string> Receipt(Visitor treasurer)
    {
        var loan = (await Get(treasurer, "api/loans?status=repaid")).GetProperty("rows")[0].GetProperty("id");
        var paper = PaperOfReceipt().Match(await treasurer.Http.GetStringAsync(new Uri($"loans/{loan}", UriKind.Relative))).Groups[1].Value;
        return $"receipts/verify/{(await Get(treasurer, paper)).GetProperty("code")}";
    }

    /// <summary>Of a session that is over: its minutes, and where a stranger verifies them.</summary>
    private static async Task<string[]> Minutes(Visitor director)
    {
        var session = (await Get(director, "api/sessions")).EnumerateArray().First(x => x.GetProperty("phase").GetString() == "closed").GetProperty("id");
        return [$"sessions/{session}/minutes", $"minutes/verify/{(await Get(director, $"api/sessions/{session}/minutes")).GetProperty("records")[0].GetProperty("code")}"];
    }

    /// <summary>Of a loan that was just granted: its contract in both languages, and where a stranger compares it.</summary>
    private static async Task<string[]> Contract(Visitor director)
    {
        using var received = (await director.Http.PostAsJsonAsync(new Uri("api/applications", UriKind.Relative), SignedContracts.Plausible("Larache"))).EnsureSuccessStatusCode();
        var dossier = (await received.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id");
        using var approved = (await director.Http.PostAsJsonAsync(new Uri($"api/applications/{dossier}/approval", UriKind.Relative), new { amount = 50_000, term = 36, graceMonths = 6, decidedOn = "2023-06-30" })).EnsureSuccessStatusCode();
        var loan = (await approved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("loanId").GetString()!;
        return [$"loans/{loan}/contract", $"contracts/verify/{await SignedContracts.Make(director, loan, "both")}", "contract-templates", "contract-templates/ar"];
    }

    /// <summary>Where an outsider answers who was asked about a dossier.</summary>
    private static async Task<string> Opinion(RunningHost host, Visitor director)
    {
        await host.AskOutsider(director, "larache", "avis@banque.example", isConfidential: true);
        return await Mailed(host, "opinion");
    }

    private static async Task<JsonElement> Get(Visitor visitor, string path) => await visitor.Http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    /// <summary>The link to <paramref name="page"/> in a mail that has been sent.</summary>
    private static async Task<string> Mailed(RunningHost host, string page)
    {
        await Eventually.Holds(() => Find() is not null, $"a mail with a link to {page}");
        return InAnyLanguage().Replace(new Uri(Find()!.Trim()).PathAndQuery.TrimStart('/'), "");

        string? Find() => Directory.EnumerateFiles(host.Folder.Mail, "*.eml", SearchOption.AllDirectories)
            .SelectMany(x => (MimeMessage.Load(x).TextBody ?? "").Split('\n'))
            .FirstOrDefault(x => x.Contains($"/{page}?", StringComparison.Ordinal) && x.Contains("code=", StringComparison.Ordinal));
    }

    /// <summary>What the link says of the language in which its addressee was written to.</summary>
    [GeneratedRegex("(?<=[?])language=[a-z]{2}&")] private static partial Regex InAnyLanguage();

    [GeneratedRegex("href=\"/(api/loans/[0-9a-f-]+/payments/[0-9a-f-]+/receipt)\\.pdf")] private static partial Regex PaperOfReceipt();
}
