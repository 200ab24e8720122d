using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Entries;

/// <summary>A request that was carried out and the answer it got, kept so that its repetition gets the same one (rule 8).</summary>
public sealed class AnsweredRequest
{
    /// <summary>Chosen by who asks: a new one for each intention, the same one for each repetition.</summary>
    public required string Key { get; init; }

    /// <summary>Hash of what was asked for.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The answer, as JSON.</summary>
    public required string Answer { get; init; }

    public required DateTime AnsweredAt { get; init; }
}

internal sealed class AnsweredRequestMapping : IEntityTypeConfiguration<AnsweredRequest>
{
    public void Configure(EntityTypeBuilder<AnsweredRequest> builder)
    {
        builder.ToTable("answered_requests");
        builder.HasKey(x => x.Key); // two at once meet here: one is carried out, the other gets its answer
        builder.Property(x => x.Key).HasMaxLength(IdempotencyKey.Longest);
        builder.Property(x => x.Fingerprint).HasMaxLength(64);
    }
}

/// <summary>Carries a request out once, however often it arrives: a double click, a repetition after a lost answer, two at the same moment (rule 8).</summary>
public sealed class OnceOnly(PlatformDb db, TimeProvider clock)
{
    /// <param name="key">Null carries it out without more ado.</param>
    /// <param name="request">All that makes the request what it is: the use case, the loan, the input.</param>
    /// <param name="carryOut">Changes what it changes without saving; null when there is nothing to change.</param>
    /// <exception cref="RefusedException"><c>idempotency.other-body</c> when the key belongs to another request.</exception>
    public async Task<TAnswer?> Run<TAnswer>(string? key, object request, Func<Task<TAnswer?>> carryOut, CancellationToken ct)
        where TAnswer : class
    {
        ArgumentNullException.ThrowIfNull(carryOut);
        var fingerprint = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, JsonSerializerOptions.Web)));
        if (await FirstAnswer<TAnswer>(key, fingerprint, ct) is { } first) return first;
        TAnswer? answer;
        try
        {
            answer = await carryOut();
        }
        catch (RefusedException) when (key is not null)
        {
            // The first of two clicks may have been saved since we looked, and made the second impossible.
            if (await FirstAnswer<TAnswer>(key, fingerprint, ct) is { } other) return other;
            throw;
        }

        if (answer is null) return null;

        if (key is not null)
        {
            db.Add(new AnsweredRequest
            {
                Key = key,
                Fingerprint = fingerprint,
                Answer = JsonSerializer.Serialize(answer, JsonSerializerOptions.Web),
                AnsweredAt = clock.GetUtcNow().UtcDateTime,
            });
        }

        try
        {
            await db.SaveChangesAsync(ct);
            return answer;
        }
        catch (DbUpdateException) when (key is not null)
        {
            // The same request may have been carried out meanwhile: then its answer is ours. Otherwise it is a lost race.
            if (await FirstAnswer<TAnswer>(key, fingerprint, ct) is { } other) return other;
            throw;
        }
    }

    private async Task<TAnswer?> FirstAnswer<TAnswer>(string? key, string fingerprint, CancellationToken ct)
        where TAnswer : class
    {
        if (key is null || await db.Set<AnsweredRequest>().AsNoTracking().SingleOrDefaultAsync(x => x.Key == key, ct) is not { } answered) return null;

        return answered.Fingerprint == fingerprint
            ? JsonSerializer.Deserialize<TAnswer>(answered.Answer, JsonSerializerOptions.Web)
            : throw new RefusedException("idempotency.other-body", "This Idempotency-Key belongs to a request with other contents.");
    }
}
