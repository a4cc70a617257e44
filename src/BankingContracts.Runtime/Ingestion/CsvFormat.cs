using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>How the records of a file are delimited.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="Quote">Around fields; null when fields are never quoted.</param>
internal readonly record struct CsvFormat(byte Delimiter, byte? Quote)
{
    /// <summary>The format that <paramref name="source"/> declares.</summary>
    /// <exception cref="PipelineException">A character is not ASCII. The checks and the engine could not find it in UTF-8.</exception>
    public static CsvFormat Of(ModelDefinition source)
    {
        var body = (SourceBody)source.Body;
        if (!char.IsAscii(body.Delimiter) || (body.Quote is { } quote && !char.IsAscii(quote)))
            throw PipelineException.BadInput($"The delimiter and the quote of {source.Name} must be ASCII characters; correct the contract.");

        return new CsvFormat((byte)body.Delimiter, (byte?)body.Quote);
    }

    /// <summary>The delimiter as a message shows it.</summary>
    public static string Show(byte delimiter) => delimiter == '\t' ? "a tab" : $"'{(char)delimiter}'";
}
