using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>The contract of a loan that was just granted: without one that is signed, nothing is paid out.</summary>
internal static class SignedContracts
{
    /// <summary>A dossier with what the template that comes with the service asks for.</summary>
    public static JsonObject Plausible(string province)
    {
        var dossier = JsonSerializer.SerializeToNode(Dossiers.Plausible(province))!.AsObject();
        dossier["entrepreneur"]!["cin"] = "ZZ704112";
        return dossier;
    }

    /// <returns>The code on it.</returns>
    public static async Task<string> Make(Visitor director, string loan, string form = "french")
    {
        var particulars = new { otherName = "سلمى التجريبية", address = "8, rue de l’Atelier", addressInArabic = "8، زنقة الورشة" };
        (await director.Http.PutAsJsonAsync(At(loan, "particulars"), particulars)).EnsureSuccessStatusCode().Dispose();
        using var made = (await director.Http.PostAsJsonAsync(At(loan, "versions"), new { form })).EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    public static async Task Sign(Visitor director, string loan, string on)
    {
        await Make(director, loan);
        using var signed = await director.Http.PostAsJsonAsync(At(loan, "signing"), new { number = 1, signedOn = on, place = "Siège", forPlatform = "La directrice" });
        signed.EnsureSuccessStatusCode();
    }

    private static Uri At(string loan, string door) => new($"api/loans/{loan}/contract/{door}", UriKind.Relative);
}
