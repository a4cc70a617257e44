namespace BankingContracts.Runtime.Ingestion;

/// <summary>The errors in the text of a file. Each has the line and the remedy.</summary>
internal static class CsvFault
{
    /// <summary>A file without a header, or without any content.</summary>
    public static PipelineException Empty(string file) => PipelineException.BadInput(
        $"{file} is empty; deliver it again. A file without rows still needs its header line.");

    /// <summary>The bytes changed after they were hashed.</summary>
    public static PipelineException Changed(string file) => PipelineException.BadInput(
        $"{file} changed while the run read it; run again when the file is complete.");

    /// <summary>A byte that no text file has.</summary>
    public static PipelineException NulByte(string file, long line) => PipelineException.BadInput(
        $"{file}, line {line}: the file contains a NUL byte; save it as text in UTF-8, or write source.encoding: utf-16 in the contract if the file is UTF-16.");

    /// <summary>Bytes that the encoding does not allow.</summary>
    public static PipelineException NotText(string file, string encoding, long line, long column, string remedy) => PipelineException.BadInput(
        $"{file}, line {line}, column {column}: the bytes are not {encoding}; {remedy}.");

    /// <summary>A line whose end is different from the line ends before it.</summary>
    public static PipelineException MixedLineEnds(string file, long line, bool isCrLf)
    {
        var (here, before) = isCrLf ? ("CR LF", "LF") : ("LF", "CR LF");
        return PipelineException.BadInput(
            $"{file}, line {line}: the line ends with {here}, but the lines before it end with {before}; save the file with one kind of line end.");
    }

    /// <summary>A carriage return that ends no line.</summary>
    public static PipelineException LoneCarriageReturn(string file, long line) => PipelineException.BadInput(
        $"{file}, line {line}: there is a CR without LF; save the file with LF or CR LF line ends, and put quotes around fields that contain a CR.");

    /// <summary>A quoted field that reaches the end of the file.</summary>
    public static PipelineException UnclosedQuote(string file, long line) => PipelineException.BadInput(
        $"{file}, line {line}: a quoted field begins here and is never closed; close it, or double the quotes inside it.");

    /// <summary>A quoted field that has more text after its closing quote.</summary>
    public static PipelineException TextAfterQuote(string file, long line, long closingLine) => PipelineException.BadInput(
        $"{file}, line {line}: a quoted field begins here and text follows its closing quote{(closingLine == line ? "" : $" on line {closingLine}")}"
        + "; close it where it ends, or double the quotes inside it.");

    /// <summary>A record that would not fit in memory.</summary>
    public static PipelineException EndlessRecord(string file, long line) => PipelineException.BadInput(
        $"{file}, line {line}: the row that begins here is longer than 256 MB; look for a quote that is never closed, or a different line end.");
}
