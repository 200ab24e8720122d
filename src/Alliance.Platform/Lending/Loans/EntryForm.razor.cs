using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Amount, day, means and reference of money that moves. What was typed stays when a rule refuses it; two clicks move the money once.</summary>
public sealed partial class EntryForm(IBusinessDate business, IStringLocalizer<LoansText> text)
{
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private Form? _form;
    private string _key = NewKey();
    private Money? _amount;
    private DateOnly _on = business.Today;
    private PaymentMeans _means;
    private string? _reference;
    private Exception? _refusal;
    private bool _sending;

    /// <summary>Of the form, unique on the page.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The loan, as it was read.</summary>
    [Parameter, EditorRequired] public FormSubject About { get; set; } = FormSubject.New;

    /// <summary>What the button will do.</summary>
    [Parameter, EditorRequired] public string Button { get; set; } = "";

    [Parameter, EditorRequired] public string DateLabel { get; set; } = "";

    /// <summary>Filled in when the form opens.</summary>
    [Parameter] public Money? Suggested { get; set; }

    [Parameter] public PaymentMeans Means { get; set; } = PaymentMeans.Transfer;

    [Parameter] public string? Hint { get; set; }

    /// <summary>Calls the use case.</summary>
    [Parameter, EditorRequired] public Func<MoneyEntry, Task> Send { get; set; } = null!;

    /// <summary>Told after each change of amount or day, for what depends on them.</summary>
    [Parameter] public EventCallback<MoneyEntry> OnChanged { get; set; }

    /// <summary>What follows from amount and day, above the buttons.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter] public EventCallback OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    protected override void OnInitialized() => (_amount, _means) = (Suggested, Means);

    private static string NewKey() => Guid.CreateVersion7().ToString();

    /// <summary>What one says to a question: the words of the button.</summary>
    private string? Answer => (_refusal as RefusedException)?.Code switch
    {
        RecordPayment.EnteredAlready => "It is a second payment: record it",
        AboveOwedQuestion.Code => "The amount is right: record it",
        _ => null,
    };

    private Task Changed()
    {
        _answered.Clear(); // of another amount or day it would be another question
        _refusal = null;
        return Told();
    }

    private Task Told() => _amount is { } amount && amount > Money.Zero
        ? OnChanged.InvokeAsync(new(amount, _on, _means, _reference, _key))
        : Task.CompletedTask;

    /// <summary>The click may arrive late: after the question was answered, or amount or day were changed.</summary>
    internal Task Confirm()
    {
        if (Answer is null || _refusal is not RefusedException question) return Task.CompletedTask;
        _answered.Add(question.Code);
        return _form!.Send();
    }

    private async Task Submit()
    {
        if (_sending) return; // the second of two clicks can arrive before the button is seen to be disabled
        (_sending, _refusal) = (true, null);
        try
        {
            await Send(new(_amount ?? Money.Zero, _on, _means, _reference, _key, _answered.Contains(RecordPayment.EnteredAlready), _answered.Contains(AboveOwedQuestion.Code)));
            _key = NewKey();
            _answered.Clear();
            await OnDone.InvokeAsync();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = LoanWords.Worded(refusal, text);
        }
        finally
        {
            _sending = false;
        }
    }
}
