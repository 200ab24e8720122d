using System.Text;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Whoever copies the database's files after a secret ballot finds who has voted and the totals, and no count from in between.</summary>
internal sealed class SecretTracesTests
{
    [TestCase("closing")]
    [TestCase("voiding")]
    public async Task Once_a_secret_ballot_has_ended_no_earlier_version_of_its_papers_is_in_the_files(string end)
    {
        var folder = Directory.CreateTempSubdirectory("secret-");
        try
        {
            await using var room = await SittingRoom.Open("\"ballot\": \"secret\"", folder, SittingRoom.Members);
            await room.Do("ballots", new { });
            foreach (var member in new[] { "R3", "P2", "R1", "P1", "P3", "R2" }) await room.Do("ballots/1/votes", new { choice = "yes" }, member);
            Assert.That(Copies(folder, "2,4,6"), Is.Not.Empty, "while it is open");

            await room.Do($"ballots/1/{end}", new { reason = "Trop tard" });

            foreach (var between in new[] { "2,4,6", "1,2,4,6", "1,2,3,4,6", "1,2,3,4,5,6" }) Assert.That(Copies(folder, between), Is.Empty, between);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The files of the platform's database that have these bytes.</summary>
    private static IEnumerable<string> Copies(DirectoryInfo folder, string text)
    {
        foreach (var file in folder.EnumerateFiles($"{FixedOrganisations.Ism}.db*"))
        {
            using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            if (bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0) yield return file.Name;
        }
    }
}
