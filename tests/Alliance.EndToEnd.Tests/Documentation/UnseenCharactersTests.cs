using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>Names, names of files, invitations, reasons: what nobody sees in them isn't stored, whatever door they came by.</summary>
public sealed class UnseenCharactersTests
{
    /// <summary>The smallest: every text of its database is looked at.</summary>
    private const string Platform = "el-hajeb";

    private const string Unseen = "\u202E\u0007\u2066\u200F";

    [Test]
    public async Task Nothing_that_nobody_sees_is_stored()
    {
        await using var host = await RunningHost.Start();
        using var director = await Visitor.SignedIn(host, Platform, "directeur");
        using var treasurer = await Visitor.SignedIn(host, Platform, "tresorier");
        using var administrator = await Visitor.SignedIn(host, Platform, "administration");

        Assert.That(await Sent(director, HttpMethod.Post, "api/applications", Dirty(Dossiers.Plausible("El Hajeb"))), Is.EqualTo(201));
        Assert.That(await Sent(administrator, HttpMethod.Post, "api/accounts", Dirty(new { email = "nouvelle@el-hajeb.example", name = "Nouvelle Venue", roles = new[] { "mentor" } })), Is.EqualTo(201));
        Assert.That(await Sent(administrator, HttpMethod.Put, "api/account", Dirty(new { name = "Imane Chraïbi", language = "fr" })), Is.EqualTo(204));
        Assert.That(await Sent(administrator, HttpMethod.Put, "api/holidays/2024-04-10", Dirty(new { name = "Aïd" })), Is.EqualTo(204));
        using (var file = new ByteArrayContent(Encoding.UTF8.GetBytes("date;libelle;montant\n2023-06-01;Virement;10,00\n")))
        {
            using var columns = await treasurer.Http.PutAsJsonAsync(new Uri("api/statements/columns", UriKind.Relative), new { header = new[] { "date", "libelle", "montant" }, columns = new { date = 0, label = 1, amount = 2 } });
            file.Headers.ContentType = new("text/csv");
            using var imported = await treasurer.Http.PostAsync(new Uri($"api/statements?fileName={Uri.EscapeDataString("releve" + Unseen + "vsc.exe")}", UriKind.Relative), file);
            Assert.That((int)imported.StatusCode, Is.EqualTo(201), await imported.Content.ReadAsStringAsync());
        }

        var (unseen, looked) = await StoredTexts.Search(host.Folder, "ieh");
        Assert.That(looked, Is.GreaterThan(10_000));
        Assert.That(unseen, Is.Empty);
    }

    private static async Task<int> Sent(Visitor visitor, HttpMethod method, string address, JsonElement body)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await visitor.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>The same with unseen characters in each text that is free: names, purposes, addresses.</summary>
    private static JsonElement Dirty(object body)
    {
        var text = JsonSerializer.Serialize(body);
        foreach (var name in new[] { "name", "purpose", "email" })
            text = text.Replace($"\"{name}\":\"", $"\"{name}\":\"{JsonEncodedText.Encode(Unseen)}", StringComparison.Ordinal);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
