namespace BankingContracts.Runtime.Ingestion;

/// <summary>The errors of a file that has another encoding than its contract says. Each error names the encoding to declare.</summary>
/// <param name="source">The source model.</param>
/// <param name="file">The file's name.</param>
/// <param name="declared">What the contract says.</param>
internal sealed class EncodingFault(string source, string file, string declared)
{
    /// <summary>The first bytes are the byte order mark of another encoding.</summary>
    public PipelineException BeginsLike(string actual) =>
        Refuse($"{file} begins with the byte order mark of {actual}", $"declare source.encoding: {actual}");

    /// <summary>There are zero bytes between the first characters, as in another encoding.</summary>
    public PipelineException LooksLike(string actual) =>
        Refuse($"{file}, line 1: the file looks like {actual}", $"declare source.encoding: {actual}");

    /// <summary>All bytes of the file are UTF-8, which nearly never happens by chance.</summary>
    /// <param name="line">The first line with a character that is not ASCII.</param>
    /// <param name="canBeRead">Whether the file can be read in the declared encoding too.</param>
    public PipelineException IsUtf8(long line, bool canBeRead) => Refuse(
        $"{file}, line {line}: the file is UTF-8",
        "declare source.encoding: utf-8" + (canBeRead ? $", or {{name: {declared}, check: off}} if it really is {declared}" : ""));

    /// <summary>The header fits the contract when it is read in another encoding.</summary>
    public PipelineException HeaderFits(long line, string actual) =>
        Refuse($"{file}, line {line}: the header fits when it is read as {actual}", $"declare source.encoding: {actual}");

    /// <summary>The header fits the contract when one conversion to UTF-8 is undone.</summary>
    public PipelineException HeaderFitsDecodedTwice(long line) => PipelineException.BadInput(
        $"{file}, line {line}: the header and the rows of {source} were converted to UTF-8 twice; deliver the file again, converted once.");

    /// <summary>Bytes that are not text in the declared encoding.</summary>
    public PipelineException NotText(long line, long column) =>
        CsvFault.NotText(file, declared, line, column, $"correct source.encoding in the contract of {source}, or save the file as UTF-8 and declare that");

    /// <summary>Bytes that are control characters in the declared encoding, or that have no meaning in it.</summary>
    /// <param name="line">Their line.</param>
    /// <param name="column">Their column.</param>
    /// <param name="windowsName">The encoding that has letters for these bytes; null when there is none.</param>
    public PipelineException ControlCharacter(long line, long column, string? windowsName) => PipelineException.BadInput(windowsName is null
        ? $"{file}, line {line}, column {column}: the byte is not a character in {declared}; correct source.encoding in the contract of {source}, or save the file as UTF-8 and declare that."
        : $"{file}, line {line}, column {column}: the byte is a control character in {declared}, but a letter or sign in {windowsName}; declare source.encoding: {windowsName} in the contract of {source}.");

    private PipelineException Refuse(string what, string remedy) =>
        PipelineException.BadInput($"{what}, but the contract of {source} says {declared}; {remedy} there.");
}
