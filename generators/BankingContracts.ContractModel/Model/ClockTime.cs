namespace BankingContracts.ContractModel.Model;

/// <summary>A time of the day, from 00:00 to 23:59.</summary>
public readonly record struct ClockTime(int Hour, int Minute);
