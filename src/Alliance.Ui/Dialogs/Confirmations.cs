namespace Alliance.Ui;

/// <summary>Asks before something that matters. <see cref="ConfirmDialog"/> shows the question; the layout has it wherever something can be done.</summary>
public sealed class Confirmations
{
    /// <summary>What is asked now, or null. Told to whoever draws it.</summary>
    internal ConfirmationQuestion? Asked { get; private set; }

    internal event Action? Changed;

    /// <summary>True when the user confirmed; false too when the page was left, or something else was asked instead.</summary>
    /// <param name="title">The question.</param>
    /// <param name="message">What will happen, and whether it can be undone.</param>
    /// <param name="action">What the button does, as a verb: "Annuler le paiement", never "OK".</param>
    /// <param name="dangerous">Takes something away from somebody.</param>
    /// <exception cref="InvalidOperationException">Nothing on the page shows the question.</exception>
    public Task<bool> Confirm(string title, string message, string action, bool dangerous = false)
    {
        if (Changed is null) throw new InvalidOperationException("No page part shows what is asked: the answer would never come.");
        Answer(false);
        var question = new ConfirmationQuestion(title, message, action, dangerous);
        Asked = question;
        Changed();
        return question.Answer.Task;
    }

    internal void Answer(bool confirmed)
    {
        if (Asked is not { } question) return;
        Asked = null;
        Changed?.Invoke();
        question.Answer.TrySetResult(confirmed);
    }
}

/// <summary>A question whose answer is awaited; see <see cref="Confirmations.Confirm"/>.</summary>
internal sealed record ConfirmationQuestion(string Title, string Message, string Action, bool IsDangerous)
{
    public TaskCompletionSource<bool> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
