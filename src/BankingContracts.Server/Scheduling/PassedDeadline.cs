using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Scheduling;

/// <summary>A deadline of a schedule that is over although what it is for is not done.</summary>
/// <param name="What">Which one: <see cref="AlertEvent.LateFile"/> or <see cref="AlertEvent.LateFinish"/>.</param>
/// <param name="Day">The day in the schedule's time zone.</param>
/// <param name="Why">A sentence.</param>
internal sealed record PassedDeadline(AlertEvent What, DateOnly Day, string Why);
