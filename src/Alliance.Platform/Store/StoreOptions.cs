using System.ComponentModel.DataAnnotations;

namespace Alliance.Platform.Store;

/// <summary>Where the files of organisations lie, from <c>Files</c>: in a folder, or in a bucket where one is named.</summary>
public sealed record StoreOptions : IValidatableObject
{
    /// <summary>With a folder in it for each organisation.</summary>
    [Required] public string Folder { get; init; } = "data/files";

    public BucketOptions S3 { get; init; } = new();

    /// <summary>What can't work stops the start.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (S3.Bucket is null) yield break;
        if (S3.ServiceUrl is null && S3.Region is null) yield return new("Files:S3 needs a ServiceUrl, or the Region of a bucket of Amazon.");
        if (S3.AccessKey is null != S3.SecretKey is null) yield return new("Files:S3 has an AccessKey and a SecretKey, or neither.");
    }
}

/// <summary>A bucket of a server that speaks S3.</summary>
public sealed record BucketOptions
{
    /// <summary>Null: files lie in the folder.</summary>
    public string? Bucket { get; init; }

    public string? ServiceUrl { get; init; }

    public string? Region { get; init; }

    /// <summary>Without keys, those of the machine or the environment are taken.</summary>
    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    /// <summary>Before the name of each object, such as <c>alliance/</c>, where the bucket holds other things too.</summary>
    public string Prefix { get; init; } = "";
}
