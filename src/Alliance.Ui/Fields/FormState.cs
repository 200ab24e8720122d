using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>Something to fill in, as the summary above its form names it.</summary>
public interface IFormField
{
    /// <summary>Of the input, where the summary leads.</summary>
    string Id { get; }

    /// <summary>Null where nothing but the input's own label names it.</summary>
    string? Label { get; }

    /// <summary>What is wrong with it; the code has a sentence in <see cref="UiText"/>.</summary>
    RefusedException? Problem { get; }

    /// <summary>Finds out whether it can be sent as it stands.</summary>
    void Check();
}

/// <summary>The fields of one form, cascaded to them: they are asked before it is sent.</summary>
public sealed class FormState
{
    private readonly List<IFormField> _fields = [];

    /// <summary>Called when a field has something wrong, or no more: by it the summary is drawn anew.</summary>
    internal Action? Changed { get; set; }

    public IEnumerable<IFormField> Wrong => _fields.Where(x => x.Problem is not null);

    public void Add(IFormField field) => _fields.Add(field);

    public void Remove(IFormField field)
    {
        if (_fields.Remove(field)) Tell();
    }

    public void Tell() => Changed?.Invoke();

    /// <summary>Asks each field; what is wrong is said beside it.</summary>
    public bool IsSound()
    {
        foreach (var field in _fields.ToList()) field.Check();
        return !Wrong.Any();
    }
}
