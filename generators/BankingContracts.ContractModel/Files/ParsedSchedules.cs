using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Files;

/// <summary>The schedules of <c>schedules.yml</c> with the places of their parts.</summary>
/// <param name="Schedules">What the file says, also schedules whose trigger is unknown.</param>
/// <param name="Positions">The positions of its parts. Pointers are relative to the file.</param>
public sealed record ParsedSchedules(EquatableArray<ScheduleContract> Schedules, PositionMap Positions);
