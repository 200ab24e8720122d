using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using MimeKit;

namespace Alliance.EndToEnd.Tests.Outsiders;

/// <summary>An opinion is asked on a platform of the demonstration; and a stranger with the link from the mail.</summary>
internal static partial class OutsideVisits
{
    /// <returns>The link's path with its query, and the dossier.</returns>
    public static async Task<(string Link, string Dossier)> AskOutsider(this RunningHost host, Visitor officer, string label, string email, bool isConfidential = false)
    {
        using var received = (await officer.Http.PostAsJsonAsync(new Uri("api/applications", UriKind.Relative), SignedContracts.Plausible(label == "larache" ? "Larache" : "Tiznit"))).EnsureSuccessStatusCode();
        var dossier = (await received.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        var today = (await officer.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/applications/{dossier}/outside-opinions", UriKind.Relative))).GetProperty("lastDeadline").GetString()!;
        using var asked = await officer.Http.PostAsJsonAsync(new Uri($"api/applications/{dossier}/outside-opinions", UriKind.Relative), new
        {
            name = "Hanane Berrada",
            institution = "Banque régionale",
            kind = "bank",
            email,
            language = "fr",
            question = "Votre banque accorderait-elle un crédit ?\nÀ quelles conditions ?",
            yesOrNo = "Est-ce envisageable ?",
            namesProject = true,
            isConfidential,
            deadline = today,
        });
        Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.Created), await asked.Content.ReadAsStringAsync());
        string? link = null;
        await Eventually.Holds(() => (link = Find(host, email)) is not null, $"a mail to {email}");
        return (new Uri(link!).PathAndQuery.TrimStart('/'), dossier);
    }

    /// <summary>Sends the form of a page as a browser does, with what the page hides in it.</summary>
    public static async Task<HttpResponseMessage> Send(this HttpClient stranger, string link, string words, string? yes, bool withToken = true, params (string Name, byte[] Content)[] files)
    {
        using var page = await stranger.GetAsync(new Uri(link, UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();
        using var form = new MultipartFormDataContent { { new StringContent(words), "words" } };
        if (yes is not null) form.Add(new StringContent(yes), "yes");
        foreach (Match hidden in Hidden().Matches(html))
            if (withToken || hidden.Groups["name"].Value is not "__RequestVerificationToken") form.Add(new StringContent(WebUtility.HtmlDecode(hidden.Groups["value"].Value)), hidden.Groups["name"].Value);
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "files", name);
        return await stranger.PostAsync(new Uri(link, UriKind.Relative), form);
    }

    private static string? Find(RunningHost host, string email) => Directory.EnumerateFiles(host.Folder.Mail, "*.eml", SearchOption.AllDirectories)
        .Select(x => MimeMessage.Load(x)).Where(x => x.To.Mailboxes.Any(y => y.Address == email))
        .SelectMany(x => (x.TextBody ?? "").Split('\n')).LastOrDefault(x => x.Contains("/opinion?", StringComparison.Ordinal))?.Trim();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)] private static partial Regex Hidden();
}
