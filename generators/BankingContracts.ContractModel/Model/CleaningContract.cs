using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>How a staging column is made from a source column.</summary>
/// <param name="From">The source column.</param>
/// <param name="Trim">Whether invisible characters and spaces are removed from both ends first.</param>
/// <param name="NullValues">Texts that mean NULL after trimming, compared without case.</param>
/// <param name="Case">What happens to letters.</param>
/// <param name="TrueValues">Boolean columns: texts for true, compared without case.</param>
/// <param name="FalseValues">Boolean columns: texts for false.</param>
/// <param name="Format">Date and timestamp columns: a pattern of yyyy, MM, dd, HH, mm, ss and separators; null means ISO 8601.</param>
/// <param name="Default">The value that replaces NULL, written as in a file; null means that NULL stays NULL.</param>
public sealed record CleaningContract(
    string From,
    bool Trim,
    EquatableArray<string> NullValues,
    LetterCase Case,
    EquatableArray<string> TrueValues,
    EquatableArray<string> FalseValues,
    string? Format,
    string? Default);
