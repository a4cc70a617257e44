namespace BankingContracts.Generators.Steps;

/// <summary>Names of the generator's steps. Tests use them to ask what was cached.</summary>
internal static class StepNames
{
    /// <summary>What the build says about the project.</summary>
    public const string Settings = "Settings";

    /// <summary>The files below the contracts folder.</summary>
    public const string Files = "Files";

    /// <summary>One YAML file read.</summary>
    public const string ReadFile = "ReadFile";

    /// <summary>All files put together.</summary>
    public const string Resolve = "Resolve";

    /// <summary>One model, without positions.</summary>
    public const string Models = "Models";

    /// <summary>One model with what is known about its SQL.</summary>
    public const string ModelFacts = "ModelFacts";

    /// <summary>One model's text.</summary>
    public const string EmitModel = "EmitModel";

    /// <summary>The order of the models.</summary>
    public const string Outline = "Outline";

    /// <summary>The pipeline's text.</summary>
    public const string EmitPipeline = "EmitPipeline";

    /// <summary>What breaks a promise of the lock file.</summary>
    public const string CheckLock = "CheckLock";

    /// <summary>The examples of all models.</summary>
    public const string Examples = "Examples";

    /// <summary>The text with the examples.</summary>
    public const string EmitExamples = "EmitExamples";

    /// <summary>What the check of the SQL has found.</summary>
    public const string CheckFindings = "CheckFindings";
}
