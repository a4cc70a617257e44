namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>A value that no text may show.</summary>
internal sealed class Secret(string value)
{
    /// <summary>The value, for a header of a request and nothing else.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public override string ToString() => "********";
}
