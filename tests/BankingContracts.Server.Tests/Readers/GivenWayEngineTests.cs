using BankingContracts.Runtime.Engines;
using BankingContracts.Server.Readers;

namespace BankingContracts.Server.Tests.Readers;

/// <summary>What stands around an engine or its reader.</summary>
public sealed class GivenWayEngineTests
{
    /// <summary>A member with a default of its own would answer for the engine without asking it.</summary>
    [Theory]
    [InlineData(typeof(GivenWayEngine), typeof(IEngine))]
    [InlineData(typeof(LentReader), typeof(IEngineReader))]
    public void ItAnswersNothingByItself(Type around, Type inner) =>
        Assert.DoesNotContain(around.GetInterfaceMap(inner).TargetMethods, m => m.DeclaringType!.IsInterface);
}
