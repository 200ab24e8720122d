using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Platform.Tests.Collection.Statements;

internal sealed class StatementLineFinderTests
{
    [TestCase("vir-4711", 1)]
    [TestCase("VIR 4711", 1)]
    [TestCase("echeance tissage", 1)]
    [TestCase("1 234,50", 1)]
    [TestCase("1.234,50", 1)]
    [TestCase("loyer", 2)]
    [TestCase("80,00", 2)]
    public async Task A_line_is_found_by_what_the_bank_writes_and_by_amount(string written, int line)
    {
        await using var given = await StatementCase.Of("Hind Tazi");
        var statement = await given.Import("12/03/2024;Échéance tissages;VIR-4711;;;1234,50", "13/03/2024;Loyer mars;;;80,00;");
        var id = statement.Split('/')[^1];

        var found = await Find(given.Host, written, Roles.Treasurer);

        Assert.That(found, Is.EqualTo(new[] { (line == 1 ? "VIR-4711" : "Loyer mars", $"/statements/{id}?filter=all&page=1") }));
        Assert.That(await Find(given.Host, written, Roles.LoanOfficer), Is.Empty, "an officer reads no statements");
    }

    private static async Task<(string, string)[]> Find(PlatformHost host, string written, string role) =>
        [.. (await host.Run<FindAnything, IReadOnlyList<FoundGroup>>(x => x.Handle(Sought.Read(written), HostKind.Platform), role))
            .SelectMany(x => x.Items).Where(x => x.Href.StartsWith("/statements/", StringComparison.Ordinal)).Select(x => (x.Title, x.Href))];
}
