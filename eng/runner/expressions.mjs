// Expressions of workflows and actions, evaluated by GitHub's own package.
import { Evaluator, Lexer, Parser, data } from '@actions/expressions';
import { truthy } from '@actions/expressions/result';

const expression = /\$\{\{((?:[^'}]|'[^']*'|\}(?!\}))*)\}\}/g;
const statusFunction = /\b(success|failure|always|cancelled)\s*\(/i;

export class Expressions {
  // contexts: plain values by name. status: 'success' or 'failure', what the job or the composite action came to so far.
  constructor(contexts, status = 'success') {
    this.contexts = contexts;
    this.functions = new Map(Object.entries({
      success: status === 'success', failure: status === 'failure', always: true, cancelled: false,
    }).map(([name, value]) => [name, { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) }]));
  }

  evaluate(text) {
    const parser = new Parser(new Lexer(text).lex().tokens, Object.keys(this.contexts), [...this.functions.values()]);
    return new Evaluator(parser.parse(), toData(this.contexts), this.functions).evaluate();
  }

  text(template) {
    return String(template ?? '').replace(expression, (_, inner) => this.evaluate(inner).coerceString());
  }

  texts(mapping) {
    return Object.fromEntries(Object.entries(mapping ?? {}).map(([name, value]) => [name, this.text(value)]));
  }

  // A condition without a status function counts only as long as nothing failed.
  holds(condition) {
    const text = String(condition ?? 'success()').replace(expression, (_, inner) => inner);
    return truthy(this.evaluate(statusFunction.test(text) ? text : `success() && (${text})`));
  }
}

const toData = (value) => JSON.parse(JSON.stringify(value), data.reviver);
