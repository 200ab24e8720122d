using System.Text.Json;
using Alliance.Kernel;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Proposals;

/// <summary>What a proposal would do, in the reader's language.</summary>
/// <param name="Href">The page of what it is about, on this platform.</param>
public sealed record ProposalWords(string What, string? Href);

/// <summary>Something that takes two persons. Registered by the part of the platform that it belongs to with <c>AddTwoPersonAct</c>.</summary>
public interface ITwoPersonAct
{
    /// <summary>Stable, such as <c>write-off</c>.</summary>
    string Kind { get; }

    /// <summary>Needed to propose it and to decide on it.</summary>
    string Permission { get; }

    /// <summary>Where its refusals are worded.</summary>
    IStringLocalizer Text { get; }

    /// <summary>What it would do, for who decides; null when what it is about no longer exists.</summary>
    Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct);

    /// <summary>For who decides: what has changed since it was proposed and bears on it; null where nothing has.</summary>
    Task<string?> Since(JsonElement subject, CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>Does it, without saving: it is saved together with the approval, or not at all.</summary>
    /// <exception cref="RefusedException">It can't be done as things stand now.</exception>
    Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct);
}
