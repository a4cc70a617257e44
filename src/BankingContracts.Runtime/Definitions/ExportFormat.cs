namespace BankingContracts.Runtime.Definitions;

/// <summary>File formats of exports.</summary>
public enum ExportFormat
{
    /// <summary>RFC 4180 with a header.</summary>
    Csv,

    /// <summary>Parquet, snappy.</summary>
    Parquet,
}
