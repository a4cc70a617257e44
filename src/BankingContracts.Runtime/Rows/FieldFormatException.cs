namespace BankingContracts.Runtime.Rows;

/// <summary>A value that does not have the form of its column's type.</summary>
public sealed class FieldFormatException(string message, Exception? inner = null) : FormatException(message, inner);
