namespace Alliance.Ui;

/// <summary>On a page that, with all its parts, uses nothing of MudBlazor: its providers stay away, which weigh 70–80 KB in a circuit and 12 KB in the page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WithoutMudBlazorAttribute : Attribute;
