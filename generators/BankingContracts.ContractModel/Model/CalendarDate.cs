namespace BankingContracts.ContractModel.Model;

/// <summary>A day of the calendar.</summary>
public readonly record struct CalendarDate(int Year, int Month, int Day);
