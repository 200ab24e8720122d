using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Tenancy.DataProtection;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Notes;

/// <summary>Title and words of a note, while a session of its mentor has it open.</summary>
public sealed record NoteText(string Title, string Words);

/// <summary>Seals and opens the notes of who is signed in, and of nobody else: it takes no account but the session's own.</summary>
/// <remarks>
/// AES-GCM under a key of the mentor's, which the organisation's ring wraps for this account. The note's key goes into the tag, so that no note is taken for another one.
/// The text is filled up to whole blocks before it is sealed: its length says nothing of what is in it. What this protects against, and what not, is in ADR 0039.
/// </remarks>
public sealed class NoteSeal(PlatformDb db, ICurrentUser user, TenantContext tenant, DataProtectionRings rings)
{
    /// <summary>Octets; what is sealed has a multiple of it.</summary>
    public const int Block = 1_024;

    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const string Purpose = "mentor-notes";

    /// <summary>Seals a text into a note of the session's own account.</summary>
    /// <exception cref="NotAllowedException">It is somebody else's.</exception>
    internal async Task Close(ConfidentialNote note, NoteText text, CancellationToken ct)
    {
        DemandOwn(note);
        var key = await KeyToWrite(ct);
        var clear = Padded(JsonSerializer.SerializeToUtf8Bytes(text));
        var closed = new byte[NonceSize + clear.Length + TagSize];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceSize));
        using (var cipher = new AesGcm(key, TagSize))
            cipher.Encrypt(closed.AsSpan(0, NonceSize), clear, closed.AsSpan(NonceSize, clear.Length), closed.AsSpan(NonceSize + clear.Length), About(note));
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(clear);
        note.Sealed = closed;
    }

    /// <returns>In the order given; null for one that no key opens any more.</returns>
    /// <exception cref="NotAllowedException">One of them is somebody else's.</exception>
    internal async Task<IReadOnlyList<NoteText?>> Open(IReadOnlyList<ConfidentialNote> notes, CancellationToken ct)
    {
        foreach (var note in notes) DemandOwn(note);
        if (notes.Count == 0) return [];
        if (await Kept(ct) is not { } key) return [.. notes.Select(_ => (NoteText?)null)];
        using var cipher = new AesGcm(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
        return [.. notes.Select(x => Open(x, cipher))];
    }

    private NoteText? Open(ConfidentialNote note, AesGcm cipher)
    {
        var closed = note.Sealed.AsSpan();
        if (closed.Length < NonceSize + TagSize) return null;
        var clear = new byte[closed.Length - NonceSize - TagSize];
        try
        {
            cipher.Decrypt(closed[..NonceSize], closed[NonceSize..^TagSize], closed[^TagSize..], clear, About(note));
            return JsonSerializer.Deserialize<NoteText>(clear.AsSpan(4, BinaryPrimitives.ReadInt32BigEndian(clear)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What the clear text says comes first: its own length, then itself, then nothing.</summary>
    private static byte[] Padded(byte[] text)
    {
        var padded = new byte[(text.Length + 4 + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(padded, text.Length);
        text.CopyTo(padded.AsSpan(4));
        CryptographicOperations.ZeroMemory(text);
        return padded;
    }

    private async Task<byte[]?> Kept(CancellationToken ct)
    {
        var account = user.AccountId!.Value;
        var kept = await db.Set<NoteKey>().AsNoTracking().SingleOrDefaultAsync(x => x.AccountId == account, ct);
        return kept is null ? null : Ring(account).Unprotect(kept.Wrapped);
    }

    private async Task<byte[]> KeyToWrite(CancellationToken ct)
    {
        if (await Kept(ct) is { } kept) return kept;
        var (account, key) = (user.AccountId!.Value, RandomNumberGenerator.GetBytes(KeySize));
        db.Add(new NoteKey(account, Ring(account).Protect(key)));
        return key;
    }

    private void DemandOwn(ConfidentialNote note)
    {
        if (user.AccountId is not { } account || note.AccountId != account) throw new NotAllowedException(Permissions.Mentor);
    }

    private IDataProtector Ring(Guid account) => rings.Of(tenant.Organisation).CreateProtector(tenant.Organisation.Id, Purpose, account.ToString("N"));

    private byte[] About(ConfidentialNote note) => Encoding.UTF8.GetBytes($"{tenant.Organisation.Id}/{note.PairId.Value:N}/{note.Id.Value:N}");
}
