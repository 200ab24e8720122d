using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Alliance.Ui;

/// <summary>What a form is about, in the state in which its page read it: a draft that was typed over another state is put back with a word of that.</summary>
/// <remarks>A form can't be without one (<see cref="Form"/> demands it). Two states differ when what tells them apart does; what it was can't be read back.</remarks>
public sealed record FormSubject
{
    /// <summary>Characters of <see cref="Mark"/>: of 64 bits, so that no two states of one thing meet.</summary>
    public const int MarkLength = 16;

    private FormSubject(string mark) => Mark = mark;

    /// <summary>Nothing that others could change meanwhile: something new is entered.</summary>
    public static FormSubject New { get; } = new("");

    /// <summary>Hexadecimal; empty for <see cref="New"/>.</summary>
    public string Mark { get; }

    /// <param name="state">What tells one state from another: the revision of each thing that the form is about, or where a thing has none, what the form shows of it.</param>
    public static FormSubject Of(params IEnumerable<object?> state)
    {
        var words = string.Join('\n', state.Select(x => Convert.ToString(x, CultureInfo.InvariantCulture)));
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..MarkLength]);
    }
}
