namespace Alliance.Platform.Entries;

/// <summary>By what means money moved.</summary>
public enum PaymentMeans
{
    DirectDebit,
    Transfer,
    Cash,
    Cheque,
}
