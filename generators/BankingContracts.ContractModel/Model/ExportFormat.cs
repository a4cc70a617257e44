namespace BankingContracts.ContractModel.Model;

/// <summary>The file formats for the exports of a model after the commit.</summary>
public enum ExportFormat
{
    /// <summary>RFC 4180 with a header.</summary>
    Csv,

    /// <summary>Parquet, snappy.</summary>
    Parquet,
}
