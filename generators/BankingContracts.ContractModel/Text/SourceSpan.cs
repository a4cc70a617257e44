namespace BankingContracts.ContractModel.Text;

/// <summary>A part of a contract file or a SQL file.</summary>
/// <param name="Path">The file, as the build names it.</param>
/// <param name="Start">Offset of the first UTF-16 code unit, from 0.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Line">Line of the start, from 0.</param>
/// <param name="Column">Column of the start in UTF-16 code units, from 0.</param>
/// <param name="EndLine">Line of the end, from 0.</param>
/// <param name="EndColumn">Column just after the end, from 0.</param>
public readonly record struct SourceSpan(string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The start of <paramref name="path"/>.</summary>
    public static SourceSpan StartOf(string path) => new(path, 0, 0, 0, 0, 0, 0);
}
