// What a job knows of its run, and which of it a step finds in its environment.
const exposed = ['action', 'action_path', 'action_ref', 'action_repository', 'actor', 'actor_id', 'api_url', 'base_ref', 'env',
  'event_name', 'event_path', 'graphql_url', 'head_ref', 'job', 'output', 'path', 'ref', 'ref_name', 'ref_protected', 'ref_type',
  'repository', 'repository_id', 'repository_owner', 'repository_owner_id', 'retention_days', 'run_attempt', 'run_id', 'run_number',
  'server_url', 'sha', 'state', 'step_summary', 'triggering_actor', 'workflow', 'workflow_ref', 'workflow_sha', 'workspace'];

// given: what the command line says otherwise.
export function githubContext({ workflow, file, job, workspace, eventPath, event }, given) {
  const sha = '0123456789abcdef0123456789abcdef01234567';
  const repository = given.repository ?? 'example/guarded';
  return {
    action: '__run', actor: 'octocat', actor_id: '1', api_url: 'https://api.github.com', base_ref: '', event, event_name: 'push',
    event_path: eventPath, graphql_url: 'https://api.github.com/graphql', head_ref: '', job, ref: 'refs/heads/main', ref_name: 'main',
    ref_protected: 'false', ref_type: 'branch', repository, repository_id: '1', repository_owner: repository.split('/')[0],
    repository_owner_id: '1', retention_days: '90', run_attempt: '1', run_id: '4711', run_number: '1', server_url: 'https://github.com',
    sha, token: 'ghs_NobodyKnowsThisToken', triggering_actor: 'octocat', workflow: workflow ?? file,
    workflow_ref: `${repository}/.github/workflows/${file}@refs/heads/main`, workflow_sha: sha, workspace, ...given,
  };
}

export function runnerContext(workspace, temp) {
  return {
    arch: 'X64', debug: '', environment: 'self-hosted', name: 'eng/runner', os: 'Linux', temp, tool_cache: `${temp}_tools`, workspace,
  };
}

export function variables(github, runner) {
  const all = { CI: 'true', GITHUB_ACTIONS: 'true' };
  for (const name of exposed) if (github[name] !== undefined) all[`GITHUB_${name.toUpperCase()}`] = String(github[name]);
  for (const [name, value] of Object.entries(runner)) if (value !== '') all[`RUNNER_${name.toUpperCase()}`] = value;
  return all;
}
