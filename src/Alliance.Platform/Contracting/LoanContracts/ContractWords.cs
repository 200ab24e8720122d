using Alliance.Kernel;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Entries;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>What refusals of contracts name, in the reader's words.</summary>
internal static class ContractWords
{
    /// <summary>A part of a template; written as programs are told of it.</summary>
    /// <param name="Block">Null where there is no more.</param>
    public sealed record Part(TemplateBlock? Block)
    {
        public override string ToString() => Block is null ? "–" : Block.Clause is { } clause ? KebabCase.Of(clause) : KebabCase.Of(Block.Kind);
    }

    /// <summary>Fields of contracts, by name; written as programs are told of them.</summary>
    public sealed record Fields(IReadOnlyList<string> Names)
    {
        public override string ToString() => string.Join(", ", Names);
    }

    public static Exception In(Exception refusal, IStringLocalizer<ContractingText> text) =>
        refusal is RefusedException refused ? new RefusedException(refused.Code, refused.Message, [.. refused.Arguments.Select(x => Worded(x, text))]) : refusal;

    private static object Worded(object argument, IStringLocalizer<ContractingText> text) => argument switch
    {
        Part { Block: { Clause: { } clause } } => text["clause." + KebabCase.Of(clause)].Value,
        Part { Block: { } block } => text["block." + KebabCase.Of(block.Kind)].Value,
        Fields fields => string.Join(", ", fields.Names.Select(x => text["field." + x].Value)),
        _ => argument,
    };
}
