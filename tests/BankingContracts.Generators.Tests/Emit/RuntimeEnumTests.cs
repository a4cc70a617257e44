using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Generators.Tests.Emit;

/// <summary>Generated code names members of the runtime's enums by the names of the contract model's members.</summary>
public sealed class RuntimeEnumTests
{
    [Fact]
    public void TheRuntimeHasEveryTypeOfTests() => Assert.Equal(Enum.GetNames<TestType>(), Enum.GetNames<AuditType>());

    [Fact]
    public void TheRuntimeUsesTheWordsOfContractsForTypesOfTests() => Assert.Equal(Words<TestType>.All, Enum.GetValues<AuditType>().Select(static t => t.Word()));

    [Fact]
    public void TheRuntimeHasEveryTypeOfColumns() => Assert.Equal(Enum.GetNames<DataTypeKind>().Except([nameof(DataTypeKind.Unknown)]), Enum.GetNames<ColumnKind>());

    [Fact]
    public void TheRuntimeHasEveryWayOfOverlap() =>
        Assert.Equal(Enum.GetNames<ContractModel.Model.ScheduleOverlap>(), Enum.GetNames<Runtime.Definitions.ScheduleOverlap>());

    [Fact]
    public void TheRuntimeHasEveryBusinessDate() =>
        Assert.Equal(Enum.GetNames<ContractModel.Model.BusinessDateRule>(), Enum.GetNames<Runtime.Definitions.BusinessDateRule>());

    [Fact]
    public void TheRuntimeHasEveryWayWithMissedRuns() =>
        Assert.Equal(Enum.GetNames<ContractModel.Model.MissedRuns>(), Enum.GetNames<Runtime.Definitions.MissedRuns>());

    [Fact]
    public void TheRuntimeHasEveryEventOfAlerts() => Assert.Equal(Enum.GetNames<ContractModel.Model.AlertEvent>(), Enum.GetNames<Runtime.Definitions.AlertEvent>());

    [Fact]
    public void TheRuntimeHasEveryProtectionOfMail() => Assert.Equal(Enum.GetNames<ContractModel.Model.MailSecurity>(), Enum.GetNames<Runtime.Definitions.MailSecurity>());

    [Fact]
    public void TheRuntimeHasEveryFormOfWebhooks() => Assert.Equal(Enum.GetNames<ContractModel.Model.WebhookFormat>(), Enum.GetNames<Runtime.Definitions.WebhookFormat>());
}
