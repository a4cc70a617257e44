Console.Error.WriteLine("usage: BankingContracts.SqlCheck");
return 2;
