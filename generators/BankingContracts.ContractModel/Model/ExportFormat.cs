namespace BankingContracts.ContractModel.Model;

/// <summary>File formats a model is exported to after the commit.</summary>
public enum ExportFormat
{
    /// <summary>RFC 4180 with a header.</summary>
    Csv,

    /// <summary>Parquet, snappy.</summary>
    Parquet,
}
