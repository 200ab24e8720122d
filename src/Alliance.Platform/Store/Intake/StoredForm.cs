namespace Alliance.Platform.Store.Intake;

/// <summary>What a stored file is, by its bytes.</summary>
public enum StoredForm
{
    Pdf,
    Jpeg,
    Png,
}

internal static class StoredForms
{
    /// <summary>What a file's name ends in, whatever it was called when it came.</summary>
    public static string Ending(this StoredForm form) => form switch
    {
        StoredForm.Pdf => ".pdf",
        StoredForm.Png => ".png",
        _ => ".jpg",
    };

    public static string MediaType(this StoredForm form) => form switch
    {
        StoredForm.Pdf => "application/pdf",
        StoredForm.Png => "image/png",
        _ => "image/jpeg",
    };

    public static bool IsPicture(this StoredForm form) => form is not StoredForm.Pdf;
}
