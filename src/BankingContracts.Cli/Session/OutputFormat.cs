namespace BankingContracts.Cli.Session;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>A header and RFC 4180 rows, lines ended by LF.</summary>
    Csv,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>A Mermaid flowchart; lineage only.</summary>
    Mermaid,

    /// <summary>Markdown for a pull request; diff and run --preview only.</summary>
    Markdown,
}
