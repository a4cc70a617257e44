using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Language;

/// <summary>Every key of <c>contracts.lock.yml</c>; <c>docs/contracts.md</c> says what the file is for.</summary>
public static class LockKeyTables
{
    /// <summary>The file's name, below the contracts folder.</summary>
    public const string FileName = "contracts.lock.yml";

    /// <summary>The form of the file.</summary>
    public const string FormatVersion = "1";

    /// <summary>The file.</summary>
    public static readonly KeyTable File = new("lock", FileName,
    [
        new("version", ValueKind.Scalar) { RequiredIn = LayerSet.All, Remedy = "add 'version: " + FormatVersion + "' at the top" },
        new("models", ValueKind.List) { RequiredIn = LayerSet.All, Remedy = Again },
    ]);

    /// <summary>A model.</summary>
    public static readonly KeyTable Model = new("lockedModel", "a model of " + FileName,
    [
        new("name", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = Again },
        new("layer", ValueKind.Word) { Words = Words<Layer>.All, RequiredIn = LayerSet.All, Remedy = Again },
        new("model_version", ValueKind.WholeNumber) { RequiredIn = LayerSet.All, Remedy = Again },
        new("version_of", ValueKind.Text),
        new("deprecated_after", ValueKind.Text),
        new("key", ValueKind.Texts),
        new("export", ValueKind.Words) { Words = Words<ExportFormat>.All },
        new("columns", ValueKind.List) { RequiredIn = LayerSet.All, Remedy = Again },
    ]);

    /// <summary>A column.</summary>
    public static readonly KeyTable Column = new("lockedColumn", "a column of " + FileName,
    [
        new("name", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = Again },
        new("data_type", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = Again },
        new("not_null", ValueKind.Boolean),
        new("accepted_values", ValueKind.Scalars),
    ]);

    private const string Again = "restore the line from your repository, or delete the file and write it again with the verb 'lock'";
}
